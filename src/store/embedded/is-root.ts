/** Whether this process is root, as whom PostgreSQL refuses to run. There is no root on Windows. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
