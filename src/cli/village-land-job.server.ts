import { accepted } from '#core/outcome.ts';
import type { House } from '#door/house.server.ts';
import { runJobs, type JobHandler } from '#door/job-runner.server.ts';
import { staleVillageLand, villageLandDue, type VillageLand } from '#land/village-land.read.server.ts';
import { VILLAGE_LAND } from '#land/village-land.ts';
import { makeVillageLand } from '#land/village-land.write.server.ts';

/** Parcels of a step, which then takes some tenths of a second: on the embedded engine all else waits for it. */
const ENOUGH = 2_000;

interface Standing {
	left: VillageLand[];
	made: number;
}

/** Villages' land follows their parcels. */
export const villageLandJob: JobHandler = {
	kind: VILLAGE_LAND,
	permission: 'jobs.run',
	action: () => VILLAGE_LAND,
	due: villageLandDue,
	async step(tx, _actor, job) {
		const { left, made } = (job.progress as Standing | null) ?? { left: await staleVillageLand(tx), made: 0 };
		let done = 0;
		for (let parcels = 0; done < left.length && parcels < ENOUGH; parcels += left[done++]!.parcels);
		await makeVillageLand(tx, left.slice(0, done));
		tx.note({ kind: 'village_land', count: done });
		const progress: Standing = { left: left.slice(done), made: made + done };
		if (progress.left.length === 0) return accepted({ done: true, result: { villages: progress.made } });
		return accepted({ done: false, steps: null, stepName: 'village_land', progress });
	}
};

/** Does now what a server does some moments after parcels changed. */
export const makeAllVillageLand = (house: House, county: string): Promise<number> =>
	runJobs(house, county, [villageLandJob]);
