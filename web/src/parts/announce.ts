/** What a screen reader says while something is dragged, in the reader's language. */
import type {
  DraggableLocation,
  DragStart,
  DragUpdate,
  DropResult,
  OnDragEndResponder,
  OnDragStartResponder,
  OnDragUpdateResponder,
} from '@hello-pangea/dnd';
import { useTranslate } from 'react-admin';

interface Names {
  /** What is dragged, by its id. */
  nameOf: (id: string) => string | undefined;
  placeOf: (place: DraggableLocation) => string;
}

interface Said {
  onDragStart: OnDragStartResponder;
  onDragUpdate: OnDragUpdateResponder;
  onDragEnd: OnDragEndResponder;
}

/** For a DragDropContext; `land` does what dropping is for. */
export function useAnnounced({ nameOf, placeOf }: Names, land: (result: DropResult) => void): Said {
  const translate = useTranslate();
  const over = (key: 'over' | 'dropped', otherwise: string, { destination }: DragUpdate) =>
    destination
      ? translate(`shell.drag.${key}`, { place: placeOf(destination) })
      : translate(`shell.drag.${otherwise}`);
  return {
    onDragStart: ({ draggableId, source }: DragStart, { announce }) =>
      announce(translate('shell.drag.lifted', { name: nameOf(draggableId) ?? '', place: placeOf(source) })),
    onDragUpdate: (update, { announce }) => announce(over('over', 'nowhere', update)),
    onDragEnd: (result, { announce }) => {
      announce(over('dropped', 'back', result));
      land(result);
    },
  };
}
