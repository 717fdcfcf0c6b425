/** Lecture mode and the way back to the running function, in English. */
export const lecture = {
  'header.lecture': 'Lecture',
  'listing.crumb': 'Show {fn}, which is waiting for its callee',
  'listing.crumb.running': '{fn}, running',
} as const;
