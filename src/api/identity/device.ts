/** What a browser says of itself, in words a person recognises the own device by. */
export interface DeviceWords {
  readonly browser: string;
  readonly system: string;
}

type Words = readonly (readonly [sign: RegExp, word: string])[];

/** The first that fits: wrappers before what they wrap. */
const browsers: Words = [
  [/wxwork/i, '企业微信'],
  [/MicroMessenger/i, '微信'],
  [/DingTalk/i, '钉钉'],
  [/QQBrowser/i, 'QQ 浏览器'],
  [/360SE|360EE|QihooBrowser/i, '360 浏览器'],
  [/UBrowser|UCBrowser/i, 'UC 浏览器'],
  [/HuaweiBrowser/i, '华为浏览器'],
  [/MiuiBrowser/i, '小米浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge 浏览器'],
  [/Firefox\//, '火狐浏览器'],
  [/Chrome\/|Chromium\/|CriOS\//, 'Chrome 浏览器'],
  [/Safari\//, 'Safari 浏览器'],
];
const systems: Words = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'],
  [/Android/i, '安卓手机'],
  [/iPad/, '苹果平板'],
  [/iPhone/, '苹果手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh|Mac OS X/, '苹果电脑'],
  [/UOS|Uniontech/i, '统信电脑'],
  [/Kylin/i, '麒麟电脑'],
  [/Linux|X11/, 'Linux 电脑'],
];

const wordOf = (words: Words, agent: string, otherwise: string): string => words.find(([sign]) => sign.test(agent))?.[1] ?? otherwise;

/** Browser and system of a user-agent line. */
export const deviceOf = (agent: string | undefined): DeviceWords => ({
  browser: wordOf(browsers, agent ?? '', '其他程序'),
  system: wordOf(systems, agent ?? '', '未知设备'),
});
