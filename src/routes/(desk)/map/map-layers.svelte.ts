import { opacityFrom, opacityText, type Opacity } from '#map/opacity.ts';
import { swipeFrom, swipeText, type SwipeState } from './swipe.ts';

const MEMORY = 'map.opacity';

/** How strongly layers are drawn, and what is swiped: remembered here (opacity), and in the address of a shared link (both). */
export class MapLayers {
	opacity = $state.raw<Opacity>(new Map());
	swipe = $state.raw<SwipeState | null>(null);
	private readonly changed: () => void;

	/** @param changed told when the address is to be written anew */
	constructor(opened: URLSearchParams, changed: () => void) {
		this.changed = changed;
		this.opacity = opacityFrom(opened.get('opacity'));
		this.swipe = swipeFrom(opened.get('swipe'));
	}

	/** Takes what this browser remembers, unless the address says otherwise. */
	recall(opened: URLSearchParams): void {
		if (!opened.has('opacity')) this.opacity = opacityFrom(localStorage.getItem(MEMORY));
	}

	fade(name: string, share: number): void {
		this.keep(new Map(this.opacity).set(name, share));
	}

	resetOpacity(): void {
		this.keep(new Map());
	}

	swipeTo(swipe: SwipeState | null): void {
		this.swipe = swipe;
		this.changed();
	}

	/** The address with opacities and the swipe in it, where there are any. */
	inAddress(url: URL): URL {
		const opacity = opacityText(this.opacity);
		if (opacity === '') url.searchParams.delete('opacity');
		else url.searchParams.set('opacity', opacity);
		if (this.swipe) url.searchParams.set('swipe', swipeText(this.swipe));
		else url.searchParams.delete('swipe');
		return url;
	}

	private keep(opacity: Opacity): void {
		this.opacity = opacity;
		localStorage.setItem(MEMORY, opacityText(opacity));
		this.changed();
	}
}
