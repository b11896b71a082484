/** How much a randomised or repeated test does: little by default, much with `npm run test:full`. */
export const effort = <T>(short: T, full: T): T => (process.env.MUTU_EFFORT === 'full' ? full : short);
