import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { saveRows } from '#db/save-rows.server.ts';
import type { County } from '#db/read.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { groundShape, type Ground } from '#zones/footprints/footprint.read.server.ts';
import type { Use } from '#zones/footprints/uses.ts';
import { holdProject } from '#projects/held.server.ts';
import { areaTable } from '#projects/tables.server.ts';
import { areaOf, placeFacts } from './place.read.server.ts';

/**
 * Draws where a project is built, or draws it anew, as long as the village has it in hand; its former shape is kept.
 * @returns refused `footprint.…` for ground that is none, `project.…`
 */
export async function drawArea(
	tx: Tx,
	_actor: Actor,
	asked: { number: number; version: number; use: Use; ground: Ground; county: County }
): Promise<Outcome<{ areaMu: number }>> {
	const held = await holdProject(tx, asked.number, asked.version);
	if (!held.ok) return held;
	const project = held.value;
	if (project.state !== 'village_applied' && project.state !== 'returned')
		return refused('project.not_in_hand', { got: project.state });
	const ground = await groundShape(tx, asked.county, asked.ground);
	if (!ground.ok) return ground;
	const state = { project_id: project.id, ground_use: asked.use };
	const [saved] = await saveRows(tx, areaTable, [{ row: null, state, shape: ground.value.shape }], null);
	const area = (await areaOf(tx, project.id))!;
	const { village } = await placeFacts(tx, project, area);
	// Ground that has nothing to do with the village is another's project: what lies there is not told here.
	if (village.mu >= area.areaMu) return refused('project.area_elsewhere', { expected: project.villageName });
	tx.note({
		...{ kind: 'project', ids: [project.id], village: project.village },
		detail: { act: 'area', code: project.code, use: asked.use, mu: area.areaMu / 100, outcome: saved!.outcome }
	});
	return accepted({ areaMu: area.areaMu });
}
