/** Why the platform cannot start: one sentence for whoever installs it, and what to do. */
export class SetupRefusal extends Error {
  readonly text: string;
  readonly remedy: string;
  constructor(text: string, remedy: string, options?: { cause?: unknown }) {
    super(`${text}。${remedy}`, options);
    this.name = 'SetupRefusal';
    this.text = text;
    this.remedy = remedy;
  }
}
