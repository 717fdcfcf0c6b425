/** Plays the operations of a script. It knows what the recorder knew: which children it has. */
import '../../engine/all-calls';
import {
  type Call,
  currentMm,
  type KernelEvent,
  openBulk,
  type Pid,
  type Ret,
  tableGet,
  type World,
} from '../../engine';
import type { Operation } from './script';

export interface Played {
  readonly ret: Ret;
  readonly events: readonly KernelEvent[];
}

export class Player {
  private readonly bulk: ReturnType<typeof openBulk>;
  private children: Pid[] = [];

  constructor(world: World) {
    this.bulk = openBulk(world);
  }

  world(): World {
    return this.bulk.world();
  }

  play(operation: Operation): Played {
    switch (operation.kind) {
      case 'call':
        return this.bulk.apply(operation.call);
      case 'brk':
        return this.brk(operation.delta);
      case 'fork':
        return this.fork(operation.follow);
      case 'killchild':
        return this.killChild();
      case 'unknown':
        return { ret: 'ENOSYS', events: [] };
    }
  }

  /** sbrk(): 0 where the break became what was asked. */
  private brk(delta: number): Played {
    const wanted = currentMm(this.world()).brk + delta;
    const { ret, events } = this.bulk.apply({ name: 'brk', addr: wanted });
    return { ret: ret === wanted ? 0 : 'ENOMEM', events };
  }

  private fork(follow: boolean): Played {
    const { ret, events } = this.bulk.apply({ name: 'fork' });
    if (typeof ret === 'string') return { ret, events };
    if (follow) {
      this.bulk.apply({ name: 'switch', pid: ret });
      this.children = [];
    } else {
      this.children.push(ret);
    }
    return { ret: 0, events };
  }

  private killChild(): Played {
    const pid = this.children.pop();
    if (pid === undefined || tableGet(this.world().tasks, pid)?.mm === null) return { ret: 'ENOENT', events: [] };
    const call: Call = { name: 'exit', pid };
    return { ret: this.bulk.apply(call).ret, events: [] };
  }
}
