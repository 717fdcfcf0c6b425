import { expect, test } from 'vitest';
import type { Value } from './fragment-code';
import { type Host, runFragment } from './fragment-machine';
import { compileFragment } from './fragment-parse';

/** Writes down what the fragment says, and who is running. */
class Listener implements Host {
  readonly heard: string[] = [];
  private running = [1];
  private next = 2;

  constant(name: string): number | undefined {
    return name === 'P' ? 4096 : undefined;
  }
  call(name: string, args: readonly Value[]): number {
    this.heard.push(`${this.running.at(-1)}: ${name}(${args.join(',')})`);
    return args.length;
  }
  fork(): number {
    this.running.push(this.next);
    return this.next++;
  }
  leaveChild(pid: number, exited: boolean): void {
    this.running.pop();
    this.heard.push(`${pid} ${exited ? 'exits' : 'sleeps'}`);
  }
}

function hear(fragment: string): string[] {
  const host = new Listener();
  runFragment(compileFragment(fragment), host);
  return host.heard;
}

test('operators bind as in C', () => {
  expect(hear('say(1+2*3, (1+2)*3, 1|2+4, -1, !0, 0x10UL, 1<<3+1, 3&1?7:8)')).toEqual(['1: say(7,9,7,-1,1,16,16,7)']);
});

test('a cast changes nothing, a declaration and an assignment store', () => {
  expect(hear('long a=2*P; int b; b=a; say((void*)(a+1), b)')).toEqual(['1: say(8193,8192)']);
});

test('for runs its step after its body', () => {
  expect(hear('for(int i=0;i<3;i++){ say(i); } done()')).toEqual(['1: say(0)', '1: say(1)', '1: say(2)', '1: done()']);
});

test('a child runs first, until it exits; then its parent goes on', () => {
  expect(hear('if(!fork()){say("child");_exit(0);}say("parent")')).toEqual([
    '2: say(child)',
    '2 exits',
    '1: say(parent)',
  ]);
});

test('a child that pauses stays', () => {
  expect(hear('int q=fork();if(!q){pause();say("never");}say(q)')).toEqual(['2 sleeps', '1: say(2)']);
});

test('a child has variables of its own', () => {
  expect(hear('int a=1;if(!fork()){a=2;say(a);_exit(0);}say(a)')).toEqual(['2: say(2)', '2 exits', '1: say(1)']);
});

test('what is no fragment is refused with its place', () => {
  expect(() => compileFragment('m(0,2;')).toThrow(', expected at 5: ;');
  expect(() => compileFragment('a @ b')).toThrow('at 1: ');
  expect(() => hear('say(unknown)')).toThrow('unknown name unknown');
  expect(() => hear('for(;1;);')).toThrow('does not end');
});
