export const board = {
  title: 'Board',
  late: 'Late',
  over: '%{grams} g over the estimate',
  priority: 'Priority %{priority}',
  runs: '%{count} runs',
  more: '%{count} more',
  again: 'Try again',
  fold: 'Fold %{name}',
  filter: {
    words: 'Find',
    all: 'All',
    nobody: 'Nobody yet',
    late: 'Late',
    over: 'Over estimate',
    clear: 'Show all',
  },
  reason: {
    title: '%{job}: %{place}',
    label: 'Why?',
    submit: 'Move to “%{place}”',
  },
  how: 'Press the space bar to lift the card, the arrow keys to choose a column, the space bar to put it down and Escape to leave it where it was. Enter opens the job.',
};
