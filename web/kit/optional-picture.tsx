import { type ImgHTMLAttributes, useState } from 'react';

/** A picture that adds to words beside it. One that does not come, as without a network, leaves its place to what stands behind it. */
export function OptionalPicture(given: { src: string } & Pick<ImgHTMLAttributes<HTMLImageElement>, 'className' | 'width' | 'height'>) {
  const [gone, setGone] = useState(false);
  return gone ? null : <img {...given} alt="" loading="lazy" decoding="async" onError={() => setGone(true)} />;
}
