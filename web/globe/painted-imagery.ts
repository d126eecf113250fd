import {
  type Proxy as CesiumProxy,
  type Credit,
  Event,
  type ImageryLayerFeatureInfo,
  Rectangle,
  type Request,
  WebMercatorTilingScheme,
} from 'cesium';

export const TILE_SIZE = 512;

/** A Cesium imagery provider whose tiles are painted here. Web Mercator, 512 pixel tiles, XYZ. */
export class PaintedImagery {
  readonly tileWidth = TILE_SIZE;
  readonly tileHeight = TILE_SIZE;
  readonly minimumLevel: number;
  readonly maximumLevel: number;
  readonly tilingScheme = new WebMercatorTilingScheme();
  readonly rectangle: Rectangle;
  readonly errorEvent = new Event();
  readonly hasAlphaChannel: boolean;
  readonly credit: Credit | undefined = undefined;
  readonly proxy: CesiumProxy | undefined = undefined;
  readonly tileDiscardPolicy = undefined;
  readonly #paint: (z: number, x: number, y: number) => Promise<ImageBitmap>;

  constructor(options: {
    /** @returns an image already upside down, as WebGL wants it. */
    paint(z: number, x: number, y: number): Promise<ImageBitmap>;
    maximumLevel: number;
    minimumLevel?: number;
    transparent?: boolean;
    /** [west, south, east, north] degrees. */
    extent?: [number, number, number, number];
  }) {
    this.#paint = options.paint;
    this.maximumLevel = options.maximumLevel;
    this.minimumLevel = options.minimumLevel ?? 0;
    this.hasAlphaChannel = options.transparent ?? false;
    this.rectangle = options.extent ? Rectangle.fromDegrees(...options.extent) : this.tilingScheme.rectangle;
  }

  getTileCredits(): Credit[] {
    return [];
  }

  requestImage(x: number, y: number, level: number, _request?: Request): Promise<ImageBitmap> {
    return this.#paint(level, x, y);
  }

  pickFeatures(): Promise<ImageryLayerFeatureInfo[]> | undefined {
    return undefined;
  }
}
