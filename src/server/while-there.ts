import type { FastifyRequest } from 'fastify';

/** Why work for a client is given up. */
export class ClientLeft extends Error {
  constructor() {
    super('The client left before it was answered');
  }
}

/** Does work for a client; its signal is aborted when the connection ends before the answer is there. */
export async function whileThere<Result>(
  { raw: { socket } }: FastifyRequest,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const leaving = new AbortController();
  const leave = (): void => leaving.abort(new ClientLeft());
  if (socket.destroyed) leave();
  socket.once('close', leave);
  try {
    return await work(leaving.signal);
  } finally {
    socket.off('close', leave);
  }
}
