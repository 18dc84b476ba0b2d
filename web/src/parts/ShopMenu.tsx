/** The way to every screen that the reader may use. */
import ViewKanban from '@mui/icons-material/ViewKanban';
import ViewTimeline from '@mui/icons-material/ViewTimeline';
import { Menu, useResourceDefinitions } from 'react-admin';
import { mayPlan, useWho } from './useWho';

export function ShopMenu() {
  const who = useWho();
  const resources = Object.values(useResourceDefinitions()).filter(({ hasList }) => hasList);
  return (
    <Menu>
      {mayPlan(who) && <Menu.DashboardItem />}
      <Menu.Item to="/board" primaryText="board.title" leftIcon={<ViewKanban />} />
      {mayPlan(who) && <Menu.Item to="/planning" primaryText="planning.title" leftIcon={<ViewTimeline />} />}
      {resources.map(({ name }) => (
        <Menu.ResourceItem key={name} name={name} />
      ))}
    </Menu>
  );
}
