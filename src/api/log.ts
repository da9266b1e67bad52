import { type DestinationStream, pino } from 'pino';

/**
 * Structured log without personal data: method, route pattern (never the URL: it may carry a search for a name),
 * status, time. Bodies, query strings, cookies and addresses are never written.
 */
export const makeLog = (level: string, to?: DestinationStream) =>
  pino(
    {
      level,
      base: null,
      // The form reader hands over every header, the session's cookie among them.
      redact: { paths: ['busboyOptions'], remove: true },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        req: (req: { method?: string; routeOptions?: { url?: string } }) => ({ method: req.method, route: req.routeOptions?.url ?? '' }),
        res: (res: { statusCode?: number }) => ({ status: res.statusCode }),
        err: (error: Error & { code?: string }) => ({ name: error.name, code: error.code, stack: stackOf(error) }),
      },
    },
    to,
  );

/** The stack without the message: a database's message may quote a value. */
function stackOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return lines.slice(0, 12).join('\n');
}
