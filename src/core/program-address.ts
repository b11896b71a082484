const PROGRAMS = /^\/(tiles|export|live|sync|ogc|metrics|healthz|readyz|-)(\/|$)/;

/** Addresses that programs ask, not people (DESIGN §7): refused in application/problem+json unless a browser's page asks. */
export const isProgramAddress = (path: string): boolean => PROGRAMS.test(path);
