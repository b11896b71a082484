/** Where somebody is sent after signing in: an address of this site alone, else the first page. */
export function localAddress(asked: string | null | undefined, base: URL): string {
	if (!asked?.startsWith('/')) return '/';
	const found = URL.parse(asked, base);
	return found?.origin === base.origin ? found.pathname + found.search : '/';
}
