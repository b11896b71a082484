import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import { PROJECT_FILES, type ProjectFile } from './files.ts';

type Stored = Omit<ProjectFile, 'at' | 'mine'> & { actor: string; loose: boolean } & {
	east: number | null;
	north: number | null;
};

/** Papers and photos of a project that count, the newest first; whoever asks has the project in sight. `me` is who looks. */
export async function filesOf(db: ReadDb, project: string, me = ''): Promise<ProjectFile[]> {
	const { rows } = await sql<Stored>`
		select file.id, attachment.id as attachment, attachment.name, attachment.media_type as "mediaType", attachment.bytes,
			attachment.sha256, file.kind, file.procedure_kind as procedure,
			to_char(file.taken_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "takenAt", file.place,
			file.east_e7 as east, file.north_e7 as north, file.actor_name as by, file.actor_id as actor,
			to_char(file.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "on",
			not exists (select from project_act act where act.county_code = ${db.county} and act.project_id = file.project_id
				and (act.to_state is not null or act.act = 'enter') and act.recorded_at > file.recorded_at) as loose,
			not exists (select from project_act act where act.county_code = ${db.county} and act.project_id = file.project_id
				and act.to_state = 'returned' and act.recorded_at > file.recorded_at) as current
		from project_file file
		join attachment on attachment.county_code = ${db.county} and attachment.owner_kind = ${PROJECT_FILES}
			and attachment.owner_id = file.id
		where file.county_code = ${db.county} and file.project_id = ${project}::uuid and file.withdrawn_on is null
		order by file.recorded_at desc, file.id desc`.execute(db.query);
	return rows.map(({ east, north, actor, loose, ...row }) => ({
		...row,
		mine: loose && actor === me,
		at: east === null || north === null ? null : [east / 1e7, north / 1e7]
	}));
}
