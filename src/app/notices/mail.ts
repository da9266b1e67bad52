import { createTransport } from 'nodemailer';
import type { Mail } from '#api';
import type { Channels } from './channels.ts';

export interface Mailer {
  /** `id` names the letter: a mail sent twice after a crash carries the same name. */
  send(mail: Mail, id: string): Promise<void>;
  close(): void;
}

const patience = 15_000;

/** A plain text: numbers, dates and links; whoever wants more opens the platform. */
export function textOf(mail: Mail, address: string): string {
  const items = mail.items.map(({ word, title, number, due, path }) => {
    const head = `【${word}】${title}${number === null ? '' : `（${number}）`}`;
    return [head, ...(due === null ? [] : [`  期限：${due}`]), `  ${address}${path}`].join('\n');
  });
  const more = mail.more > 0 ? [`另有${mail.more}件，请登录平台查看：${address}/notices`] : [];
  const foot = `本邮件由准绳平台按您设定的提醒方式发出，请勿直接回复。调整提醒方式：${address}/notices/wish`;
  return [mail.title, ...items, ...more, foot].join('\n\n');
}

/** Mail by SMTP. */
export function mailer(channel: NonNullable<Channels['mail']>, address: string): Mailer {
  const timeouts = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
  const transport = createTransport(channel.url, { from: channel.from });
  Object.assign(transport.options, timeouts);
  const host = /@([\w.-]+)/.exec(channel.from)?.[1] ?? 'localhost';
  return {
    send: async (mail, id) => {
      const messageId = `<${id}@${host}>`;
      await transport.sendMail({ to: mail.to, subject: mail.subject, text: textOf(mail, address), messageId });
    },
    close: () => transport.close(),
  };
}
