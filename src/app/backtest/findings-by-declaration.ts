import { type Declaration, versionOf } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';

/** Findings of a file, to be found by the declaration they are on. */
export class FindingsByDeclaration {
  readonly #findings = new Map<string, Finding[]>();
  #count = 0;
  #taken = 0;

  add(finding: Finding): void {
    const known = this.#findings.get(finding.declarationId);
    if (known === undefined) this.#findings.set(finding.declarationId, [finding]);
    else known.push(finding);
    this.#count += 1;
  }

  /** Those on a declaration: on its version, or on the declaration whatever its version. */
  on(declaration: Declaration): readonly Finding[] {
    const all = this.#findings.get(declaration.id);
    if (all === undefined) return [];
    const version = versionOf(declaration);
    const own = all.filter((finding) => finding.version === undefined || finding.version === version);
    this.#taken += own.length;
    return own;
  }

  /** How many belonged to no declaration asked for so far. */
  get unmatched(): number {
    return Math.max(0, this.#count - this.#taken);
  }
}
