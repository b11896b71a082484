import { peopleImport } from '#auth/import-kinds.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { house, type House } from '#door/house.server.ts';
import type { Session } from '#door/request.server.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import { prepare } from '#exchange/intake/intake.server.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import { profileFor } from '#exchange/intake/profiles.read.server.ts';
import { readStage, rowsOf, stageOf, type Stage } from '#exchange/staging/staging.server.ts';
import { countyForReading } from '#exchange/systems/settings.read.server.ts';

type Locals = Pick<Session, 'read' | 'place' | 'actor'> & Pick<House, 'folders'>;

/** What the files of this page are taken for; none of another page's is one. */
export const KIND = 'person';

/** Somebody's staged list of people. */
export async function stagedList({ place, actor, folders }: Locals, id: string): Promise<Stage | null> {
	const stage = await stageOf(folders.staging, { county: place.code, owner: actor.id }, id);
	return stage?.kind === KIND ? stage : null;
}

/** Reads a staged list unless it has been read. */
export const readList = ({ read, place, folders }: Locals, stage: Stage): Promise<Stage> =>
	stage.state === 'uploaded'
		? readStage(folders.staging, stage, () => countyForReading(read, place, dayOf(new Date())))
		: Promise.resolve(stage);

/** A list that was read, every record of it looked at. */
export async function preparedList(
	{ read, place, folders }: Locals,
	stage: Stage
): Promise<Outcome<{ kind: ImportKind; prepared: Prepared<unknown> }>> {
	if (!stage.facts) return refused('import.stage.gone');
	const kind = peopleImport((await house()).keys, dayOf(new Date())) as unknown as ImportKind;
	const profile = await profileFor(read, KIND, stage.facts.columns);
	const prepared = await prepare(read, {
		...{ kind, county: place, facts: stage.facts, rowsPath: rowsOf(folders.staging, stage.id) },
		...{ overrides: stage.overrides, profile }
	});
	return prepared.ok ? accepted({ kind, prepared: prepared.value }) : prepared;
}
