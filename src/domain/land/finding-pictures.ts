import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** A workbook of findings with a picture a row is made as this kind of job. */
export const PICTURES_JOB = 'land.findings.pictures';

/** More rows one workbook does not take. */
export const PICTURED_AT_MOST = 1000;
/** More bytes of pictures one workbook does not take. */
export const PICTURE_BYTES_AT_MOST = 120_000_000;
/** Days a finished workbook waits to be fetched. */
export const KEPT_DAYS = 7;

/** Whether so many findings may be pictured in one workbook. */
export function mayPicture(count: number): Outcome<null> {
	if (count === 0) return refused('export.empty');
	if (count > PICTURED_AT_MOST) return refused('export.too_many', { most: PICTURED_AT_MOST, got: count });
	return accepted(null);
}
