/** 讲课模式、先猜后看，以及返回正在运行的函数（简体中文）；键与英文版相同。 */
import type { lecture as english } from '../en/lecture';

export const lecture: Readonly<Record<keyof typeof english, string>> = {
  'header.lecture': '讲课',
  'header.predict': '先猜后看',
  'listing.crumb': '显示正在等待被调函数返回的 {fn}',
  'listing.crumb.running': '{fn}，正在运行',
};
