import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type FastifyBaseLogger, type FastifyServerOptions, LogController } from 'fastify';
import { send } from './answer.ts';
import { clientError } from './answer-error.ts';
import { refusals } from './refusal.ts';

/** Ids are up to 128 characters, each of which may take nine in an address. */
const maximumParameterLength = 4_096;

/** How the framework is set up: our words for its errors, and nothing it would do behind our back. */
export function frameworkOptions(logger: FastifyBaseLogger): FastifyServerOptions {
  return {
    loggerInstance: logger,
    // Requests are logged once, when they are answered, and so need no logger of their own.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (shared) => shared,
    routerOptions: { maxParamLength: maximumParameterLength },
    return503OnClosing: false,
    frameworkErrors: (error, _request, reply) => {
      send(reply, clientError(error.statusCode ?? 400));
    },
    clientErrorHandler: answerUnreadable,
  };
}

/** Bytes that are no HTTP request are answered as far as there is still somebody to answer. */
function answerUnreadable(
  error: NodeJS.ErrnoException,
  socket: Socket & { _httpMessage?: IncomingMessage },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body, type } = clientError(statusOfError(error.code));
  const head = [
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Bad Request'}`,
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

const reasons: Readonly<Record<number, string>> = {
  [refusals['too-slow'].status]: 'Request Timeout',
  [refusals['headers-too-large'].status]: 'Request Header Fields Too Large',
};

function statusOfError(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return refusals['headers-too-large'].status;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return refusals['too-slow'].status;
  return refusals['malformed-request'].status;
}
