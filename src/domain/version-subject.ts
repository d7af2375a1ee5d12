/** A version of something as acts name it: "P-1@2". */
export function versionSubject(id: string, version: number): string {
  return `${id}@${version}`;
}

/** The same taken apart; an id may hold any character. */
export function versionOfSubject(subject: string): { readonly id: string; readonly version: number } {
  const at = subject.lastIndexOf('@');
  return { id: subject.slice(0, at), version: Number(subject.slice(at + 1)) };
}
