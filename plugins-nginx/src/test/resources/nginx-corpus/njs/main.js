function hello(r) { r.return(200, "}"); }
function greet(r) { return "{"; }
export default { hello, greet };
