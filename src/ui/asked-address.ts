import { navigating, page } from '$app/state';

/**
 * The address of the page as it was last asked for: on its way to another filter of the same list, that one. Whoever clears a
 * filter and types at once would else narrow the list they just left.
 */
export function askedAddress(): URL {
	const to = navigating.to?.url;
	return to && to.pathname === page.url.pathname ? to : page.url;
}
