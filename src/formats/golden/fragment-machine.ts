/** Runs a compiled fragment. A child of fork() runs first, until it exits or sleeps; then its parent goes on. */
import { add, only } from '../../engine';
import type { BinarySign, Code, Instruction, Value } from './fragment-code';

/** Everything outside of the fragment: the kernel, the helpers of the test program, its constants. */
export interface Host {
  constant(name: string): number | undefined;
  call(name: string, args: readonly Value[]): number;
  /** Makes a child and enters it; its number. */
  fork(): number;
  /** Back from a child that has exited, or that sleeps. */
  leaveChild(pid: number, exited: boolean): void;
}

/** Loops in recordings go round six times, at the map limit some forty. */
const MOST_INSTRUCTIONS = 100_000;

type End = 'exit' | 'sleep';

/** Errors: RangeError for an unknown name, a wrong kind of value, or no end. */
export function runFragment(code: Code, host: Host): void {
  new Process(code, host, 0, [], new Map()).run();
}

class Process {
  private readonly code: Code;
  private readonly host: Host;
  private pc: number;
  private readonly stack: Value[];
  private readonly variables: Map<string, Value>;

  constructor(code: Code, host: Host, pc: number, stack: Value[], variables: Map<string, Value>) {
    this.code = code;
    this.host = host;
    this.pc = pc;
    this.stack = stack;
    this.variables = variables;
  }

  run(): End {
    for (let done = 0; done < MOST_INSTRUCTIONS; done++) {
      const instruction = this.code[this.pc];
      if (instruction === undefined) return 'exit';
      this.pc++;
      const end = this.step(instruction);
      if (end !== null) return end;
    }
    throw new RangeError('the fragment does not end');
  }

  private step(instruction: Instruction): End | null {
    switch (instruction.op) {
      case 'push':
        this.stack.push(instruction.value);
        return null;
      case 'load':
        this.stack.push(this.load(instruction.name));
        return null;
      case 'store':
        this.variables.set(instruction.name, this.top());
        return null;
      case 'pop':
        this.stack.pop();
        return null;
      case 'not':
        this.stack.push(this.number() === 0 ? 1 : 0);
        return null;
      case 'negate':
        this.stack.push(-this.number());
        return null;
      case 'binary': {
        const right = this.number();
        this.stack.push(compute(instruction.sign, this.number(), right));
        return null;
      }
      case 'jump':
        this.pc = instruction.to;
        return null;
      case 'jumpIfZero':
        if (this.number() === 0) this.pc = instruction.to;
        return null;
      case 'call':
        return this.call(instruction.name, instruction.count);
    }
  }

  private call(name: string, count: number): End | null {
    const args = count === 0 ? [] : this.stack.splice(-count);
    if (name === '_exit') return 'exit';
    if (name === 'pause') return 'sleep';
    this.stack.push(name === 'fork' ? this.fork() : this.host.call(name, args));
    return null;
  }

  private fork(): number {
    const pid = this.host.fork();
    const child = new Process(this.code, this.host, this.pc, [...this.stack, 0], new Map(this.variables));
    this.host.leaveChild(pid, child.run() === 'exit');
    return pid;
  }

  private load(name: string): Value {
    const value = this.variables.get(name) ?? this.host.constant(name);
    if (value === undefined) throw new RangeError(`unknown name ${name}`);
    return value;
  }
  private top(): Value {
    const value = this.stack[this.stack.length - 1];
    if (value === undefined) throw new RangeError('a value is missing');
    return value;
  }
  private number(): number {
    const value = this.top();
    this.stack.pop();
    if (typeof value === 'string') throw new RangeError(`"${value}" is not a number`);
    return value;
  }
}

function compute(sign: BinarySign, a: number, b: number): number {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '|':
      return add(a, b);
    case '&':
      return only(a, b);
    case '<<':
      return a * 2 ** b;
    case '<':
      return a < b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
  }
}
