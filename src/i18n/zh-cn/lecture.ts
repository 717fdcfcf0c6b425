/** 讲课模式，以及返回正在运行的函数（简体中文）；键与英文版相同。 */
import type { lecture as english } from '../en/lecture';

export const lecture: Readonly<Record<keyof typeof english, string>> = {
  'header.lecture': '讲课',
  'header.lecture.title': '放大一切、收起菜单，适合教室投影（L）',
  'help.lecture': '开始或结束讲课',
  'lecture.controls': '控件',
  'lecture.controls.title': '展开或收起菜单、标签页和控制台',
  'lecture.leave': '结束讲课',
  'lecture.window': '共 {all} 个 VMA，显示 {n} 个：下方还有 {below} 个，上方还有 {above} 个',
  'listing.crumb': '显示正在等待被调函数返回的 {fn}',
  'listing.crumb.running': '{fn}，正在运行',
  'listing.calling': '正在调用 {fn}',
  'listing.back': '回到 {fn}',
  'listing.caller': '{fn} 停在这里，等待 {callee} 返回。',
  'listing.more': '更多调用者',
};
