/** What a fragment compiles to: instructions of a stack machine, whose state a fork() can copy. */

export type Value = number | string;
export type BinarySign = '+' | '-' | '*' | '|' | '&' | '<<' | '<' | '>' | '==' | '!=';

export type Instruction =
  | { readonly op: 'push'; readonly value: Value }
  | { readonly op: 'load'; readonly name: string }
  /** Leaves the value on the stack: an assignment is an expression. */
  | { readonly op: 'store'; readonly name: string }
  | { readonly op: 'pop' }
  | { readonly op: 'not' }
  | { readonly op: 'negate' }
  | { readonly op: 'binary'; readonly sign: BinarySign }
  | { readonly op: 'call'; readonly name: string; readonly count: number }
  | { readonly op: 'jump'; readonly to: number }
  /** Takes the value. */
  | { readonly op: 'jumpIfZero'; readonly to: number };

export type Code = readonly Instruction[];

/** Does the code call that function anywhere? */
export const calls = (code: Code, name: string): boolean =>
  code.some((instruction) => instruction.op === 'call' && instruction.name === name);

/** Code that grows; jumps forward are aimed once their target is known. */
export class CodeWriter {
  private readonly out: Instruction[] = [];

  get here(): number {
    return this.out.length;
  }
  add(instruction: Instruction): void {
    this.out.push(instruction);
  }
  /** A jump to a place that comes later; call the result there. */
  jumpAhead(op: 'jump' | 'jumpIfZero'): () => void {
    const at = this.here;
    this.add({ op, to: at });
    return () => {
      this.out[at] = { op, to: this.here };
    };
  }
  code(): Code {
    return this.out;
  }
}
