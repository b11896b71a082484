import http, { type RequestOptions } from 'node:http';
import https from 'node:https';
import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { LookupFunction } from 'node:net';

/**
 * A host of the public network, for a server under test: `--import` puts it beside the product, which knows nothing of it and
 * guards its fetches as ever. The host's name is answered with a public address, and what is asked of that address over
 * https is carried to a port of this machine, once it is known that the product holds to the address it looked up.
 */
const [host, port] = (process.env.MUTU_TEST_OUTSIDE ?? '').split('=');
/** Of the public network (example.com has had it); nothing is sent there. */
const ADDRESS = '93.184.215.14';

const lookup = dns.lookup;
const answered = async (name: string, options: object) =>
	name === host ? [{ address: ADDRESS, family: 4 }] : lookup(name, options);
dns.lookup = answered as typeof lookup;

const request = https.request;
function carried(url: URL, options: RequestOptions, answer: (response: http.IncomingMessage) => void) {
	if (url.hostname !== host) return request(url, options, answer);
	const held = options.lookup as LookupFunction;
	held(url.hostname, {}, (_fault, address) => {
		if (address !== ADDRESS) throw new Error(`expected to be held to ${ADDRESS}, got ${String(address)}`);
	});
	const here = new URL(`${url.pathname}${url.search}`, `http://127.0.0.1:${port}`);
	return http.request(here, { ...options, lookup: undefined, headers: { ...options.headers, host: url.host } }, answer);
}
https.request = carried as typeof request;
syncBuiltinESMExports();
