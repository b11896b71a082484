import { PROBLEM_TYPE, problemOf } from '#core/problem.ts';
import { isProgramAddress } from '#core/program-address.ts';
import type { Refused, Refusing } from '#door/wall/refusing.ts';
import { shell as en } from '#text/en/shell.ts';
import { shell as zh } from '#text/zh/shell.ts';
import { fontSheets } from './font-sheets.server.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);

/**
 * A refusal before anything is looked up: a page for people, Kit's own form for a page that asks for its data,
 * application/problem+json for all else.
 */
export function refusal(
	{ status, reason, seconds }: Refused,
	{ path, accept, id, language }: Refusing
): { status: number; headers: Record<string, string>; body: string } {
	const headers = { 'cache-control': 'no-store', ...(seconds ? { 'retry-after': String(seconds) } : {}) };
	const isData = path.endsWith('/__data.json');
	if (isData || isProgramAddress(path) || !accept.includes('text/html')) {
		const type = isData ? 'application/json' : PROBLEM_TYPE;
		const body = { ...problemOf(status, id, reason), message: reason, reason, id, ...(seconds ? { seconds } : {}) };
		return { status, headers: { ...headers, 'content-type': type }, body: JSON.stringify(body) };
	}
	const text = language === 'zh' ? zh : en;
	const sentence = text.error.reasons[reason](seconds ?? 0);
	const body = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${text.error.title} · ${text.product}`)}</title>
${[...fontSheets(), '/error.css'].map((path) => `<link rel="stylesheet" href="${path}">`).join('')}</head>
<body><main><h1>▲ ${escaped(text.error.title)}</h1><p>${escaped(sentence)}</p>
<p class="small">${escaped(text.error.status(status))}　${escaped(id)}</p>
<p><a href="/map">${escaped(text.error.home)}</a></p></main></body></html>
`;
	return { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body };
}
