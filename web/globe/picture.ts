import type { CesiumWidget } from 'cesium';

/** A PNG of what is drawn now over its sky, with the attribution lines below left. @throws when the canvas cannot be read. */
export async function takePicture(
  widget: CesiumWidget,
  sky: [string, string, string],
  horizon: number,
  attribution: string[],
): Promise<Blob> {
  const { scene } = widget;
  scene.render();
  const source = scene.canvas;
  const canvas = document.createElement('canvas');
  canvas.width = source.width;
  canvas.height = source.height;
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('no 2D canvas');
  const gradient = ctx.createLinearGradient(0, 0, 0, Math.max(1, horizon * canvas.height));
  gradient.addColorStop(0, sky[0]);
  gradient.addColorStop(0.6, sky[1]);
  gradient.addColorStop(1, sky[2]);
  ctx.fillStyle = gradient;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(source, 0, 0);
  const size = Math.max(11, Math.round(canvas.width / 110));
  ctx.font = `500 ${size}px 'Be Vietnam Pro', sans-serif`;
  const text = attribution.join(' · ');
  const width = ctx.measureText(text).width;
  ctx.fillStyle = 'rgb(255 255 255 / 0.82)';
  ctx.fillRect(0, canvas.height - size * 2.2, Math.min(canvas.width, width + size * 2), size * 2.2);
  ctx.fillStyle = '#1b2140';
  ctx.fillText(text, size, canvas.height - size * 0.75, canvas.width - size * 2);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the picture could not be encoded'))), 'image/png'),
  );
}
