/** Lecture mode, Predict and the way back to the running function, in English. */
export const lecture = {
  'header.lecture': 'Lecture',
  'header.predict': 'Predict',
  'listing.crumb': 'Show {fn}, which is waiting for its callee',
  'listing.crumb.running': '{fn}, running',
} as const;
