/** What a screen reader says while a card is moved, in the reader's language. */
import type { DragStart, DragUpdate, DropResult, ResponderProvided } from '@hello-pangea/dnd';

export type Translate = (key: string, options?: Record<string, unknown>) => string;

const placeOf = (translate: Translate, status: string) => translate(`resources.PrintJob.values.status.${status}`);

export const lifted = (translate: Translate, job: string, { source }: DragStart, { announce }: ResponderProvided) =>
  announce(translate('board.said.lifted', { job, place: placeOf(translate, source.droppableId) }));

export const carried = (translate: Translate, { destination }: DragUpdate, { announce }: ResponderProvided) =>
  announce(
    destination
      ? translate('board.said.over', { place: placeOf(translate, destination.droppableId) })
      : translate('board.said.nowhere'),
  );

export const dropped = (translate: Translate, { destination }: DropResult, { announce }: ResponderProvided) =>
  announce(
    destination
      ? translate('board.said.dropped', { place: placeOf(translate, destination.droppableId) })
      : translate('board.said.back'),
  );
