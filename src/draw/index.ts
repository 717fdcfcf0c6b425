/** The pictures of vmascope: models in, events out. The ui layer imports draw.css once. */
export { mountAddressBar } from './address-bar';
export type {
  AxisCallbacks,
  BarCallbacks,
  ListCallbacks,
  ObjectCallbacks,
  OverviewCallbacks,
  Picture,
  TreeCallbacks,
} from './callbacks';
export { loadLatePart } from './late';
export { mountList } from './list';
export { mountOverview } from './overview';
export { cancelFrame, idle, requestFrame } from './scheduler';
export { mountTree } from './tree';
