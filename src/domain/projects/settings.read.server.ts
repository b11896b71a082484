import { settingVersions } from '#db/dated-settings.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { datedValues } from '#land/work-calendar.read.server.ts';
import { projectSettingKeys, projectValuesOn, readKeys, type ProjectValues } from './settings.ts';

/** What projects are reviewed by on a day. A project goes by the values of the day it was entered. */
export const projectValues = async (db: ReadDb, day: string): Promise<ProjectValues> =>
	projectValuesOn(day, await datedValues(db, readKeys));

/** What a form of the rules has in front, by key. */
export const projectRuleVersions = (db: ReadDb): Promise<Record<string, string>> =>
	settingVersions(db, projectSettingKeys);
