import '../../draw/draw.css';
import './tokens.css';
import './base.css';
import './layout.css';
import './stage.css';
import './side.css';
import './controls.css';
import './timeline.css';
