import type { Box } from '../../../api/features/cases/contract.ts';
import styles from './photos.module.css';

const percent = (share: number) => `${share * 100}%`;
/** Where a box lies over its photo. */
export const boxStyle = ({ x, y, width, height }: Box) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});

/** The boxes of a photo as they will be burnt in. */
export function PhotoBoxes({ boxes }: { boxes: readonly Box[] }) {
  return boxes.map((box) => <span key={`${box.x} ${box.y} ${box.width} ${box.height}`} className={styles.box} style={boxStyle(box)} />);
}
