import type { Proposal } from '#zones/plans/proposals.ts';
import type { ThreadAsked, ThreadTold } from '#zones/plans/suggest-thread.ts';

export interface AskedProposals {
	/** null: it failed or was stopped. */
	found: Promise<Proposal[] | null>;
	stop: () => void;
}

/** Asks for proposals in a thread of their own. @param told how many of how many are done */
export function askProposals(asked: ThreadAsked, told: (done: number, of: number) => void): AskedProposals {
	const thread = new Worker(new URL('../suggest-thread.ts', import.meta.url), { type: 'module' });
	let stop = (): void => undefined;
	const found = new Promise<Proposal[] | null>((resolve) => {
		const end = (result: Proposal[] | null) => {
			thread.terminate();
			resolve(result);
		};
		stop = () => end(null);
		thread.addEventListener('message', ({ data }: MessageEvent<ThreadTold>) => {
			if ('found' in data) end(data.found);
			else told(data.done, data.of);
		});
		thread.addEventListener('error', () => end(null));
		thread.postMessage(asked);
	});
	return { found, stop: () => stop() };
}
