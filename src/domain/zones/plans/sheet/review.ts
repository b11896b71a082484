import * as v from 'valibot';

/** 审图号 of the county's sheets of plans: dated, per county; none as the product ships. */
export const REVIEW_KEY = 'plans.map_review';
export const reviewSchema = v.pipe(v.string(), v.trim(), v.maxLength(60), v.regex(/^\P{Cc}*$/u));
