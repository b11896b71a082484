import { access } from 'node:fs/promises';

/** Whether a file lies there. */
export const hasFile = (path: string): Promise<boolean> =>
	access(path).then(
		() => true,
		() => false
	);
