/** Where somebody is sent after signing in: an address of this site alone, else the first page. */
export function localAddress(asked: string | null | undefined, base: URL): string {
	if (!asked?.startsWith('/')) return '/';
	const found = URL.parse(asked, base);
	return found?.origin === base.origin ? found.pathname + found.search : '/';
}

/** The export that an address asks for once something else is done (`file`); null for anything that is none. */
export function fileToTake(url: URL): string | null {
	const file = localAddress(url.searchParams.get('file'), url);
	return file.startsWith('/export/') ? file : null;
}
