export { demoAccounts, demoPassword } from '#demo';

/** Ten days into the new year: the year is closed, the report is being written. */
export const demoToday = '2020-01-10';
