/** Proposals are reckoned beside the page, so that the hand is not held up. Started by `view/ask-proposals.ts`. */
import type { VillageFigures } from './figures.ts';
import type { PlanContent } from './plan.ts';
import { proposals, type Proposal, type ProposalsAsked } from './proposals.ts';

export interface ThreadAsked {
	villages: readonly VillageFigures[];
	content: PlanContent;
	asked: ProposalsAsked;
}
export type ThreadTold = { done: number; of: number } | { found: Proposal[] };

addEventListener('message', ({ data }: MessageEvent<ThreadAsked>) => {
	const tell = (told: ThreadTold) => postMessage(told);
	const found = proposals(data.villages, data.content, data.asked, (done, of) => tell({ done, of }));
	tell({ found });
});
