/** The call language's public face. */
export type { Arg, Comment, Expr, Recorded, Span, Statement } from './ast';
export { type Candidate, type Completion, complete } from './complete';
export { describeError, type ErrorCode, type ErrorParams, type LanguageError } from './errors';
export { type FlagKind, flagNamesOf, flagValue, joinFlags, printFlags } from './flags';
export { parseImageLine, printImageLine, usualFlags } from './image';
export { nearest } from './nearest';
export type { Script } from './parse';
export { type Prefix, readPrefix, skipBlanks } from './prefix';
export { printCall, printScript, printStatement } from './print';
export { asExpected, checkStatement, type Expected, fixed, type Resolution, resolve } from './resolve';
export { unescapeText } from './scan';
export { type Bound, bind, emptyScope, fileOfPath, pathOfFd, type Scope } from './scope';
export { parseScript, parseStatement } from './script';
export { CALL_NAMES, type Param, type ParamKind, SIGNATURES, type Signature, SYSCTLS, signatureOf } from './signatures';
