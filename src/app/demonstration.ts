/** What the demonstration brings: its accounts, and the civil date on which it stands. */
export { demoAccounts, demoCity, demoPassword, demoToday } from '#demo';
