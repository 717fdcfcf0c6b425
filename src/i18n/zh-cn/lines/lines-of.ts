/** 代码各行的中文，以英文原文为键：改了英文，就要重新看中文。 */
import type { Listing } from '../../../listing';

/** 中英文相同的行：只有调用、赋值之类，没有要翻译的词。 */
export const same = null;

/** 一个或几个模块（或 LISTINGS）中的全部代码。 */
type ListingsOf<M> = M extends unknown ? Extract<M[keyof M], Listing> : never;

type TextOf<L extends Listing> = L extends Listing ? L['lines'][keyof L['lines']]['text'] : never;

/** 出处里的英文词；没有这些词的出处只有文件名、函数名和版本号，不必翻译。 */
type Word =
  | 'a'
  | 'after'
  | 'and'
  | 'as'
  | 'for'
  | 'its'
  | 'makes'
  | 'of'
  | 'on'
  | 'only'
  | 'our'
  | 'the'
  | 'what'
  | 'which';
type Prose<S extends string> = S extends `${string} ${Word} ${string}` | `${Word} ${string}` ? S : never;

/** 每一行的英文必须是字面量，否则什么键都能通过检查。 */
type Literal<T extends string> = string extends T ? never : T;

/** 模块 M 中每一行的中文，以及写成句子的出处的中文。 */
export type LinesOf<M> = {
  readonly [T in Literal<TextOf<ListingsOf<M>>> | Prose<ListingsOf<M>['source']>]: string | typeof same;
};
