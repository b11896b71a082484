import { sees } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { linkedOccupations } from '#land/run-inputs.read.server.ts';
import { datedLandSettings } from '#land/settings.read.server.ts';
import { valuesOn } from '#land/settings.ts';
import { surveyMethods, type SurveyMethod } from '#land/survey-method.ts';
import { toleranceSettings } from '#land/tolerance.ts';
import { whatIf, type AskedTolerance, type MovedLead, type WhatIf } from '#land/what-if.ts';

export interface WhatIfRead extends Omit<WhatIf, 'moved'> {
	run: { number: number; day: string };
	/** With the number of the finding where one stands. */
	moved: (MovedLead & { number: number | null })[];
}

/** The day of the latest comparison, and its number; null before the first. */
async function latestRun(db: ReadDb): Promise<WhatIfRead['run'] | null> {
	const run = await db.query
		.selectFrom('analysis_run')
		.select(['number', 'business_date as day'])
		.where('county_code', '=', db.county)
		.orderBy('recorded_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return run ?? null;
}

/** The tolerances of every method that hold on a day: 亩, and a share or metres. */
export async function tolerancesOn(
	db: ReadDb,
	day: string
): Promise<Record<SurveyMethod, { absoluteMu: number; second: number }>> {
	const values = valuesOn(day, await datedLandSettings(db));
	return Object.fromEntries(
		surveyMethods.map((method) => {
			const [first, second] = toleranceSettings[method];
			return [method, { absoluteMu: values[first], second: values[second] }];
		})
	) as Record<SurveyMethod, { absoluteMu: number; second: number }>;
}

/** What would be listed with another tolerance, from what the latest run linked and measured; null before the first run. */
export async function readWhatIf(db: ReadDb, asked: AskedTolerance): Promise<WhatIfRead | null> {
	const run = await latestRun(db);
	if (!run) return null;
	const linked = await linkedOccupations(db, run.day, null);
	// Keys alone, and only held against lines that are in sight.
	const dismissed = await db.query
		.selectFrom('finding')
		.select('key')
		.where('county_code', '=', db.county)
		.where('status', '=', 'dismissed')
		.execute();
	const told = whatIf(
		linked,
		await datedLandSettings(db),
		asked,
		(village) => sees(db.scope, db.county, village),
		new Set(dismissed.map(({ key }) => key))
	);
	const going = told.moved.filter(({ moves }) => moves === 'goes').map(({ key }) => key);
	const standing =
		going.length === 0
			? []
			: await db.query
					.selectFrom('finding')
					.select(['key', 'feature_no as number'])
					.where('county_code', '=', db.county)
					.where('status', '<>', 'gone')
					.where('key', 'in', going)
					.execute();
	const numbers = new Map(standing.map(({ key, number }) => [key, number]));
	return { ...told, run, moved: told.moved.map((lead) => ({ ...lead, number: numbers.get(lead.key) ?? null })) };
}
