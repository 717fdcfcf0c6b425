/** Lecture mode and the way back to the running function, in English. */
export const lecture = {
  'header.lecture': 'Lecture',
  'header.lecture.title': 'Large sizes and no chrome, for a lecture hall (L)',
  'help.lecture': 'begin or end a lecture',
  'lecture.controls': 'Controls',
  'lecture.controls.title': 'Show or fold away menus, tabs and console',
  'lecture.leave': 'End lecture',
  'lecture.window': '{n} of {all} VMAs: {below} more below, {above} above',
  'listing.crumb': 'Show {fn}, which is waiting for its callee',
  'listing.crumb.running': '{fn}, running',
  'listing.calling': 'calling {fn}',
  'listing.back': 'Back to {fn}',
  'listing.caller': '{fn} waits here until {callee} returns.',
  'listing.more': 'More callers',
} as const;
