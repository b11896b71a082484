import { BODY_LIMIT } from '#door/wall/limited-body.ts';

/** Routes that take whole files: they stream them to disk, count what comes and refuse with words of their own. */
export const countedByRoute: ReadonlySet<string> = new Set([
	'/(desk)/admin/users/import/upload',
	'/(desk)/land/contracts/[number]/file',
	'/(desk)/land/import/upload',
	'/(desk)/map/imagery/upload',
	'/(desk)/land/cases/[number]/file',
	'/(desk)/land/meetings/[number]/file',
	'/(desk)/projects/[number]/file',
	'/(desk)/appraisals/[number]/file',
	'/(desk)/zones/[number]/agreement',
	'/(desk)/zones/[number]/photos',
	'/(desk)/zones/plans/old-map/upload'
]);

/** What a route's request may bring, bytes. */
export const bodyLimitOf = (route: string | null): number =>
	route && countedByRoute.has(route) ? Infinity : BODY_LIMIT;
