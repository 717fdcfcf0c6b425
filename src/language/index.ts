/** The call language's public face. */
export type { Arg, Comment, Expr, Recorded, Span, Statement } from './ast';
export { type Candidate, type Completion, complete } from './complete';
export {
  describeError,
  type ErrorCode,
  type ErrorParams,
  type ExpectedWord,
  type LanguageError,
  type WantedWord,
} from './errors';
export { asExpected, type Expected } from './expected';
export { FLAG_KINDS, type FlagKind, flagNamesOf, flagValue, joinFlags, printFlags } from './flags';
export { usualFlags } from './image';
export { nearest } from './nearest';
export type { Script } from './parse';
export { cutCall, type Piece, type Pieces, pieceOf, plainCall, withName, withPiece } from './pieces';
export { type Prefix, readPrefix, skipBlanks } from './prefix';
export { printAddr, printCall, printLen, printStatement } from './print';
export { fixed, type Resolution, resolve } from './resolve';
export { unescapeText } from './scan';
export { type Bound, bind, emptyScope, pathOfFd, type Scope } from './scope';
export { parseScript, parseStatement } from './script';
export {
  CALL_NAMES,
  type Param,
  type ParamKind,
  paramsOn,
  SIGNATURES,
  type Signature,
  signatureOf,
  wordsFor,
} from './signatures';
