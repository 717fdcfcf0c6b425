/** The engine's public face: what the layers above may use. */
export * from './addr';
export * from './call';
export * from './errno';
export * from './kernel';
export * from './madv';
export * from './step';
export { emptyTable, type Table, tableEntries, tableGet, tableValues } from './table';
export * from './vm-flags';
export * from './world';
